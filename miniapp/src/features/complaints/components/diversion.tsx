import type { DiversionView } from '@zsb/shared/catalogue';
import { Box, Heading, Para, PhoneLink, Words } from '../../../ui/elements';
import { Icon } from '../../../ui/icon';
import './diversion.scss';

/** What to do first: an emergency number or another office that is quicker than a complaint. Filing stays possible. */
export const Diversion = ({ diversion }: { diversion: DiversionView }) => (
  <Box className="diversion" role="alert">
    <Heading level={3} className="diversion-title">
      {diversion.title}
    </Heading>
    <Para>{diversion.text}</Para>
    {diversion.phones.map(({ name, number }) => (
      <PhoneLink key={number} className="diversion-phone" phone={number}>
        <Icon name="phone" size={20} colour="#FFFFFF" />
        <Words>
          {name} {number}
        </Words>
      </PhoneLink>
    ))}
  </Box>
);
